package com.runthismodel.bake;

import com.runthismodel.snippet.Typed;
import com.runthismodel.source.Problem;
import com.runthismodel.source.Problems;
import com.runthismodel.source.SourceFile;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.xml.sax.InputSource;

/** A baked site, and what in it goes beyond a clean one: markup, addresses, scripts, files or commands out of texts. */
final class BakedSite {
    /** The product that hostile templates ask for. */
    private static final Pattern COMPUTED = Pattern.compile("8.?641.?969");

    private static final Pattern HIDDEN = Pattern.compile("[\\p{Cc}\\p{Cf}\u2028\u2029&&[^\n\t]]");
    private static final Pattern MARKUP = Pattern.compile("<[a-zA-Z!/]|\\]\\((?!https://|#|[a-z0-9./-]+\\))|\n# pwned");
    private static final Pattern FENCED = Pattern.compile("(?ms)^```.*?^```$");
    private static final Set<String> PROGRAMS = Set.of("ollama", "llama-server", "curl");

    /** What prose may hold in any case. */
    private static final Set<String> EMPHASIS = Set.of("em", "strong", "b", "code", "blockquote", "br", "del");

    /** Pages of prose that a test adds: they may link to any https address. */
    private static final Pattern ADDED_PROSE = Pattern.compile("h[0-9]{3}\\.html");

    private final Path site;
    private final Set<String> files;
    private final Set<String> tags = new TreeSet<>();
    private final Set<String> attributes = new TreeSet<>();
    private final List<String> commands = new ArrayList<>();
    private final TreeSet<String> problems = new TreeSet<>();
    private final Map<String, Integer> scripts = new TreeMap<>();

    BakedSite(Path site) throws IOException {
        this.site = site;
        this.files = new TreeSet<>(SmallSite.files(site));
        for (String file : files) file(file, Files.readString(site.resolve(file)));
    }

    Path site() {
        return site;
    }

    List<String> harm(BakedSite clean) throws Exception {
        problems.addAll(SiteCheck.problems(site, 1));
        sameFiles(clean);
        tags.removeAll(EMPHASIS);
        require(clean.tags.containsAll(tags), "new elements: " + minus(tags, clean.tags));
        require(clean.attributes.containsAll(attributes), "new attributes: " + minus(attributes, clean.attributes));
        scripts.forEach((file, count) -> {
            int most = clean.scripts.getOrDefault(file, clean.scripts.get("about.html"));
            require(count <= most, file + ": " + count + " scripts, not " + most);
        });
        typed();
        return List.copyOf(problems);
    }

    /** Nothing comes but added prose; a run whose words changed may no longer be one of a device that is listed. */
    private void sameFiles(BakedSite clean) {
        Set<String> come = minus(shapes(files), shapes(clean.files));
        come.removeIf(file -> ADDED_PROSE.matcher(file).matches());
        require(come.isEmpty(), "new files: " + come);
        Set<String> gone = minus(shapes(clean.files), shapes(files));
        gone.removeIf(file -> file.startsWith("data/measured/"));
        require(gone.isEmpty(), "files that are gone: " + gone);
    }

    /** Hashed names of assets differ where their content does. */
    private static Set<String> shapes(Set<String> files) {
        Set<String> shapes = new TreeSet<>();
        for (String file : files) shapes.add(file.replaceFirst("\\.[0-9a-f]{10}\\.", "."));
        return shapes;
    }

    private static Set<String> minus(Set<String> some, Set<String> others) {
        Set<String> rest = new TreeSet<>(some);
        rest.removeAll(others);
        return rest;
    }

    private void file(String file, String text) {
        require(!HIDDEN.matcher(text).find(), file + ": hidden characters");
        require(!COMPUTED.matcher(text).find(), file + ": a text was run as a template");
        if (file.endsWith(".html")) html(file, Jsoup.parse(text));
        if (file.endsWith(".json")) json(file, text);
        if (file.endsWith(".xml")) xml(file, text);
        if (file.endsWith(".md") || file.equals("llms.txt")) markdown(file, text);
    }

    private void html(String file, Document page) {
        for (Element element : page.getAllElements()) {
            tags.add(element.normalName());
            element.attributes().forEach(attribute -> attributes.add(attribute.getKey()));
            if (element.attr("type").endsWith("json")) json(file, element.data());
        }
        scripts.put(file, page.select("script").size());
        for (Element link : page.select("[href], [src], [action]"))
            for (String name : List.of("href", "src", "action")) address(file, link.attr(name));
        for (Element command : page.select(".cmd code")) commands.add(command.wholeText());
    }

    private void address(String file, String address) {
        boolean fit = address.startsWith("https://") || !address.contains(":") && !address.startsWith("//");
        require(fit, file + ": address " + address);
        boolean foreign = address.matches("https://[^/]*pwned.*");
        require(!foreign || ADDED_PROSE.matcher(file).matches(), file + ": foreign address " + address);
    }

    private void json(String file, String text) {
        Problems wrong = new Problems();
        SourceFile.parse(text, file + ".json", wrong);
        for (Problem problem : wrong.sorted()) problems.add("JSON: " + problem);
        require(!text.contains("\"pwned\":"), file + ": a key out of a text");
    }

    private void xml(String file, String text) {
        try {
            DocumentBuilderFactory parsers = DocumentBuilderFactory.newInstance();
            parsers.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            int foreign = parsers.newDocumentBuilder()
                    .parse(new InputSource(new StringReader(text)))
                    .getElementsByTagName("pwned")
                    .getLength();
            require(foreign == 0, file + ": an element out of a text");
        } catch (javax.xml.parsers.ParserConfigurationException | org.xml.sax.SAXException | IOException e) {
            problems.add(file + ": " + e.getMessage());
        }
    }

    private void markdown(String file, String text) {
        String prose = FENCED.matcher(text).replaceAll("");
        require(!prose.contains("```"), file + ": a fence out of a text");
        var markup = MARKUP.matcher(prose);
        if (markup.find())
            problems.add(file + ": markup out of a text: "
                    + prose.substring(Math.max(0, markup.start() - 20), Math.min(prose.length(), markup.end() + 20)));
    }

    /** Whatever the commands hold, a shell calls nothing but the runtimes, and they leave nothing behind. */
    private void typed() throws Exception {
        List<Typed.Call> calls =
                new Typed(Files.createTempDirectory(site.getParent(), "typed"), PROGRAMS).calls(commands);
        require(!calls.isEmpty(), "no command was typed");
    }

    private void require(boolean holds, String problem) {
        if (!holds) problems.add(problem);
    }
}
