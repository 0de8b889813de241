"""Disputes: where two sources cannot both be right."""
