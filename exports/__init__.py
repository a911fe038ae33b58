"""Taking one federation away, bringing it back, and deleting it.

    registry     which rows are a federation's: the one table that export, deletion and the scan read
    making       one file with all of it (archive: reading such a file safely)
    restoring    the file's rows with new numbers, in this install or another
    deleting     every row and file gone; scanning proves it
    portraits    what two federations look like without their numbers, to compare them

docs/exports.md tells the procedure and the file's format.
"""
