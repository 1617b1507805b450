package com.runthismodel.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/** The text of a content file, refused unless it is UTF-8 of a sane size without characters nobody can see. */
final class SourceText {
    /** The largest file people or tools write here holds a few thousand measurements, about 2 MB. */
    static final int LARGEST_FILE = 8 << 20;

    private SourceText() {}

    static Optional<String> read(Path file, String name, Problems problems) {
        Place top = new Place(name, 1, 1);
        if (!Files.isRegularFile(file)) {
            problems.add(top, "", "is not a regular file", "put a text file there");
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(file)) {
            return checked(in.readNBytes(LARGEST_FILE + 1), top, problems);
        } catch (IOException e) {
            problems.add(top, "", "cannot be read (" + e.getClass().getSimpleName() + ")", "check its permissions");
            return Optional.empty();
        }
    }

    static Optional<String> checked(byte[] bytes, Place top, Problems problems) {
        if (bytes.length > LARGEST_FILE) {
            problems.add(top, "", "is larger than " + (LARGEST_FILE >> 20) + " MiB", "split it");
            return Optional.empty();
        }
        if (isPlain(bytes)) return Optional.of(new String(bytes, StandardCharsets.ISO_8859_1));
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        var decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
        var result = decoder.decode(in, out, true);
        // An editor on Windows may write CRLF; a lone CR is a line break to some tools only, and refused as hidden.
        String text = out.flip().toString().replace("\r\n", "\n");
        if (result.isError()) {
            problems.add(end(top.file(), text, text.length()), "", "is not UTF-8 text", "save the file as UTF-8");
            return Optional.empty();
        }
        return withoutHidden(text, top, problems);
    }

    /** Nearly every file is printable ASCII, seen in one pass: nothing to decode, nothing hidden. */
    private static boolean isPlain(byte[] bytes) {
        for (byte b : bytes) if ((b < ' ' && b != '\n' && b != '\t') || b == 0x7F) return false;
        return true;
    }

    private static Optional<String> withoutHidden(String text, Place top, Problems problems) {
        OptionalInt hidden = HiddenCharacters.first(text);
        if (hidden.isEmpty()) return Optional.of(text);
        int at = hidden.getAsInt();
        String code = Printable.codePoint(text.codePointAt(at));
        boolean mark = at == 0 && text.charAt(0) == '\uFEFF';
        problems.add(
                end(top.file(), text, at),
                "",
                mark ? "starts with a byte order mark" : "holds the hidden character " + code,
                mark ? "save the file as UTF-8 without it" : "delete it");
        return Optional.empty();
    }

    private static Place end(String name, String text, int index) {
        int line = 1;
        int lineStart = 0;
        for (int i = 0; i < index; i++) {
            if (text.charAt(i) != '\n') continue;
            line++;
            lineStart = i + 1;
        }
        return new Place(name, line, index - lineStart + 1);
    }
}
