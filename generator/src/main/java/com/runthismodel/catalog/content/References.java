package com.runthismodel.catalog.content;

import com.runthismodel.catalog.ModelCard;
import com.runthismodel.catalog.QualityMeasurement;
import com.runthismodel.catalog.RepoId;
import com.runthismodel.catalog.Slug;
import com.runthismodel.source.DidYouMean;
import com.runthismodel.source.Located;
import com.runthismodel.source.Problems;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Every name in one file that means something in another: it must be there, and must mean one thing only. */
final class References {
    private final RawContent raw;
    private final Problems problems;
    // Files that are there but were refused count as there: their own problem is enough.
    private final Map<String, String> hubFiles = new HashMap<>();
    private final Set<String> hubNames;
    private final Set<String> slugs;

    private References(RawContent raw, Problems problems) {
        this.raw = raw;
        this.problems = problems;
        for (ContentFolder.Entry file : raw.folder().files(Shelf.HUB))
            hubFiles.put(file.name().toLowerCase(Locale.ROOT), file.name());
        this.hubNames = Set.copyOf(hubFiles.values());
        this.slugs = raw.folder().files(Shelf.MODELS).stream()
                .map(ContentFolder.Entry::stem)
                .collect(Collectors.toSet());
    }

    static void check(RawContent raw, Problems problems) {
        References references = new References(raw, problems);
        references.uniqueSlugs();
        references.formerSlugs();
        references.uniqueRepositories();
        raw.cards().forEach(references::licence);
        raw.cards().forEach(references::snapshots);
        references.runs();
    }

    private void uniqueSlugs() {
        Map<String, String> files = new HashMap<>();
        for (Located<ModelCard> card : raw.cards()) {
            String earlier = files.putIfAbsent(CardChecks.slug(card), card.file());
            if (earlier != null)
                problems.add(card.problem("", "has the address of " + earlier, "rename one of the two files"));
        }
    }

    private void formerSlugs() {
        Map<String, String> files = new HashMap<>();
        for (Located<ModelCard> card : raw.cards()) {
            List<String> list = card.value().formerly();
            for (int i = 0; i < list.size(); i++) {
                String former = list.get(i);
                String field = "formerly[" + i + "]";
                String earlier = files.putIfAbsent(former, card.file());
                if (!Slug.isValid(former)) problems.add(card.problem(field, "is no address of a page", Slug.RULE));
                if (slugs.contains(former))
                    problems.add(card.problem(field, "\"" + former + "\" is a page of its own", "remove it here"));
                if (earlier != null)
                    problems.add(card.problem(field, "\"" + former + "\" already leads to " + earlier, "keep one"));
            }
        }
    }

    private void uniqueRepositories() {
        Map<RepoId, String> files = new HashMap<>();
        for (Located<ModelCard> card : raw.cards()) {
            String earlier = files.putIfAbsent(card.value().hub(), card.file());
            if (earlier != null) problems.add(card.problem("hub", "is already the model of " + earlier, "keep one"));
        }
    }

    private void licence(Located<ModelCard> card) {
        card.value()
                .licence()
                .filter(id -> raw.licenceIds().lack(id))
                .ifPresent(id -> problems.add(card.problem(
                        "licence",
                        "unknown \"" + id + "\"",
                        DidYouMean.or(id, raw.licenceIds().names(), "add it to content/licences.yaml"))));
    }

    private void snapshots(Located<ModelCard> card) {
        String hub = "content/hub/" + card.value().hub() + ".json";
        if (!hubNames.contains(hub))
            problems.add(card.problem(
                    "hub",
                    "there is no " + hub,
                    "write it with: add " + card.value().hub()));
        card.value().files().byFormat().forEach((format, ids) -> {
            for (int i = 0; i < ids.size(); i++) spelling(card, "files." + format.key() + "[" + i + "]", ids.get(i));
        });
    }

    /** Converted files may lack a snapshot: then they are linked, not listed. Hub names mind upper and lower case. */
    private void spelling(Located<ModelCard> card, String field, RepoId id) {
        String file = "content/hub/" + id + ".json";
        String known = hubFiles.getOrDefault(file.toLowerCase(Locale.ROOT), file);
        if (!known.equals(file))
            problems.add(card.problem(field, "is spelt differently in " + known, "spell both alike"));
    }

    /** What was run lies in the folder of its device, so that a reader of the repository finds it. */
    private void folder(Located<?> run, String device) {
        String[] path = run.file().split("/");
        String folder = path[path.length - 2];
        if (!folder.equals("imported") && !folder.equals(device))
            problems.add(run.problem(
                    "device", "is \"" + device + "\", the file lies in \"" + folder + "\"", "move the file"));
    }

    private void runs() {
        raw.measurements().forEach(run -> run.value().device().ifPresent(device -> folder(run, device)));
        raw.recordings()
                .forEach(recording -> folder(recording, recording.value().device()));
        MeasurementChecks.check(raw.measurements(), slugs, raw.deviceIds(), problems);
        RecordingChecks.check(raw, slugs, problems);
        for (Located<QualityMeasurement> quality : raw.measuredQuality()) {
            quality.value()
                    .slug()
                    .filter(slug -> !slugs.contains(slug))
                    .ifPresent(slug -> problems.add(quality.problem(
                            "slug",
                            "no model \"" + slug + "\"",
                            DidYouMean.or(slug, slugs, "leave the key out where it is not certain"))));
        }
    }
}
