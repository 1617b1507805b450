package com.runthismodel.bake.disk;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/** What the file system refused, in a sentence: the exceptions of the JDK often name the file and nothing else. */
public final class DiskTrouble {
    private static final String NO_FOLDER = "is a file where a folder should be";

    private DiskTrouble() {}

    /** What a stream that writes to a full disk says names no file. */
    static IOException at(Path file, IOException trouble) {
        if (trouble instanceof FileSystemException) return trouble;
        FileSystemException named = new FileSystemException(file.toString(), null, trouble.getMessage());
        named.initCause(trouble);
        return named;
    }

    public static String explain(IOException trouble) {
        String message = trouble.getMessage() == null ? trouble.toString() : trouble.getMessage();
        if (trouble instanceof FileSystemException below && "Not a directory".equals(below.getReason()))
            return Path.of(below.getFile()).getParent() + ": " + NO_FOLDER;
        if (!(trouble instanceof FileSystemException refused) || refused.getReason() != null) return message;
        return refused.getFile() + ": " + reason(refused);
    }

    private static String reason(FileSystemException refused) {
        if (refused instanceof AccessDeniedException)
            return "may not be read or written: check its owner and permissions";
        if (refused instanceof FileAlreadyExistsException || refused instanceof NotDirectoryException) return NO_FOLDER;
        if (refused instanceof NoSuchFileException) return "is not there";
        return refused.getClass().getSimpleName();
    }
}
