"""The contact footer: prompt, channels, profiles, website."""
