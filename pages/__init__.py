"""What people see: Streamlit lives here and in ``app.py`` only."""
