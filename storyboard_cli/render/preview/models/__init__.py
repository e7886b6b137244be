"""What stands, lies, flies or drives in a picture: one drawing function for each kind."""
