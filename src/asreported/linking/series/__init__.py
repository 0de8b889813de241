"""Series: which figures answer one question, and why each moved."""
