"""How each kind of block is set; one module for those that look alike."""
