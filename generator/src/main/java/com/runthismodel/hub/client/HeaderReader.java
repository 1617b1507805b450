package com.runthismodel.hub.client;

import com.runthismodel.hub.TensorGroup;
import com.runthismodel.hub.gguf.GgufHeader;
import com.runthismodel.hub.gguf.GgufReader;
import com.runthismodel.hub.safetensors.SafetensorsReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** Headers of one repository's files. What one of them takes tells what the next one will. */
final class HeaderReader {
    /**
     * A tokenizer list of the vocabularies we know takes 22 to 61 bytes a token (memory model 5); the rest of a header
     * hardly ever a megabyte.
     */
    private static final long BYTES_A_TOKEN = 64;

    private static final long REST = 1 << 20;

    private final HubClient hub;
    private final String id;
    private final String revision;
    private long expected;
    private int left;

    /** @param vocabulary tokens; 0 where nobody knows */
    HeaderReader(HubClient hub, String id, String revision, long vocabulary, int requests) {
        this.hub = hub;
        this.id = id;
        this.revision = revision;
        this.left = requests;
        this.expected = vocabulary == 0 ? 0 : Math.min(vocabulary, 1 << 20) * BYTES_A_TOKEN + REST;
    }

    List<TensorGroup> gguf(String path) throws IOException {
        GgufHeader header = GgufReader.read(open(path, expected));
        // Another quantization of the same model differs by some names of types.
        expected = header.headerBytes() + REST / 16;
        return header.groups();
    }

    /** Of all parts together. */
    List<TensorGroup> safetensors(List<String> paths) throws IOException {
        SafetensorsReader reader = new SafetensorsReader();
        for (String path : paths) reader.add(open(path, 0));
        return reader.groups();
    }

    /** Requests that may still be made. */
    int left() {
        return left;
    }

    private void ask() throws IOException {
        if (left == 0) throw new IOException("its header takes more requests than are left; refresh reads it");
        left--;
    }

    private InputStream open(String path, long bytes) {
        return new RemoteFile(hub, id, revision, path, bytes, this::ask);
    }
}
