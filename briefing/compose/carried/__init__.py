"""What of a brief one edition says, subject by subject."""
