"""What people write: strict models of project, asset and direction files, and a YAML reader that knows
positions.
"""
