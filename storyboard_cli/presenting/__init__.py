"""What people are shown and handed: boards, breakdowns, reports, and where exports go."""
