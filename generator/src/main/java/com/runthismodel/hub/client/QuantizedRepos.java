package com.runthismodel.hub.client;

import com.runthismodel.source.Node;
import com.runthismodel.source.Plain;
import com.runthismodel.source.Problems;
import com.runthismodel.source.SourceFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which repositories hold GGUF files made from a model: the Hub knows them by their base_model tag. */
public final class QuantizedRepos {
    private QuantizedRepos() {}

    /** The most downloaded first. */
    public static List<String> of(HubClient hub, String id, int most) throws IOException, InterruptedException {
        Optional<String> answer = hub.list(
                        "filter=base_model:quantized:" + id + "&filter=gguf&sort=downloads&limit=" + most)
                .body();
        Problems problems = new Problems();
        Optional<Node> node = answer.flatMap(text -> SourceFile.parse(text, "models.json", problems));
        List<String> ids = new ArrayList<>();
        if (node.isPresent() && node.get() instanceof Node.Items items)
            for (Node item : items.list())
                if (Plain.of(item) instanceof Map<?, ?> repo && repo.get("id") instanceof String name) ids.add(name);
        return ids.subList(0, Math.min(most, ids.size()));
    }
}
