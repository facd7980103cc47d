"""One function, one question, one frozen answer: what pages, API, exports and CLI all read."""
