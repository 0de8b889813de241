"""Incidents: which events of many reports are one thing."""
