package com.runthismodel.hub;

import com.runthismodel.source.Doc;
import com.runthismodel.unit.Bytes;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A file of a repository. Its name ends up in shell commands and URLs, so only harmless characters are let in. */
public record HubFile(
        @Doc(value = "Path in the repository", example = "Llama-3.2-1B-Instruct-Q4_K_M.gguf")
        String rfilename,

        @Doc(value = "Bytes; absent when no source says them", example = "807694464")
        Optional<Long> size,

        @Doc("Hash of the content, where it is known") Optional<Lfs> lfs,

        @Doc("Tensors by the header of the file, those alike on one line: blk.*.attn_v.weight 2048x512 Q6_K 0-1,7")
        List<TensorGroup> tensors) {
    private static final Pattern PATH =
            Pattern.compile("(?:[A-Za-z0-9_][A-Za-z0-9_.+-]*/)*[A-Za-z0-9_.][A-Za-z0-9_.+-]*");
    private static final int LONGEST = 256;

    public HubFile {
        tensors = List.copyOf(tensors);
        if (rfilename.length() > LONGEST || !PATH.matcher(rfilename).matches() || rfilename.contains(".."))
            throw new IllegalArgumentException("rfilename: is not a plain path in a repository: \"" + rfilename + "\"; "
                    + "letters, digits and _ . + - only");
        if (size.isPresent() && size.get() < 0)
            throw new IllegalArgumentException("size: must not be negative, was " + size.get());
    }

    public record Lfs(
            @Doc("SHA-256 of the content, 64 hex digits") String sha256) {
        private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

        public Lfs {
            if (!SHA256.matcher(sha256).matches())
                throw new IllegalArgumentException("sha256: is not 64 lower-case hex digits: \"" + sha256 + "\"");
        }
    }

    /** The name without its folders. */
    public String name() {
        return rfilename.substring(rfilename.lastIndexOf('/') + 1);
    }

    public Optional<Bytes> bytes() {
        return size.map(Bytes::new);
    }
}
