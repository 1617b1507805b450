package com.runthismodel.bake.template;

import com.runthismodel.bake.disk.SourceTree;
import com.runthismodel.catalog.Site;
import com.runthismodel.page.Page;
import com.runthismodel.page.site.ModelLine;
import freemarker.cache.StringTemplateLoader;
import freemarker.core.TemplateClassResolver;
import freemarker.template.Configuration;
import freemarker.template.SimpleScalar;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import freemarker.template.TemplateMethodModelEx;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateSequenceModel;
import freemarker.template.Version;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.TreeSet;

/** The one FreeMarker configuration, strict: what is missing or misspelt is an error, never an empty place. */
public final class Templates {
    private static final Version BEHAVIOUR = new Version(2, 3, 34);

    static {
        QuietLibraries.prepare();
    }

    /** Templates read the same before are parsed: a server bakes after each change, and most are not to a template. */
    private record Parsed(Map<String, String> texts, Configuration configuration) {}

    private static volatile Parsed last;

    private final Configuration configuration;
    private final Site site;
    private final Assets assets;

    /** @param texts by name, such as {@code part/run.ftlh} */
    public Templates(Map<String, String> texts, Site site, Assets assets) {
        this.configuration = parsed(texts).configuration();
        this.site = site;
        this.assets = assets;
    }

    public Site site() {
        return site;
    }

    /**
     * Prints the page; a mistake in a template surfaces as its message with template name and line.
     *
     * @return the bundles of scripts it asks for
     */
    public Set<String> render(Page page, Writer out) throws IOException, TemplateException {
        Set<String> bundles = new TreeSet<>();
        print(page.template(), model(page, bundles), out);
        return bundles;
    }

    /** A model's row in the table of all models; it stands in pages of the site's root. */
    public String row(ModelLine line) throws IOException, TemplateException {
        StringWriter row = new StringWriter();
        print("part/model-row.ftlh", Map.of("line", line), row);
        return row.toString();
    }

    /** A mistake is told anew to whoever meets it again: FreeMarker remembers one, and says then that it does. */
    private void print(String template, Map<String, Object> model, Writer out) throws IOException, TemplateException {
        boolean printed = false;
        try {
            configuration.getTemplate(template).process(model, out);
            printed = true;
        } finally {
            if (!printed) last = null;
        }
    }

    /** One line for a person: where in which template, and what; the rest of FreeMarker's message is a stack. */
    public static String explain(Throwable error) {
        if (!(error instanceof TemplateException mistake)) {
            return error.getMessage() == null ? error.toString() : error.getMessage();
        }
        String place = "templates/" + mistake.getTemplateSourceName() + ":" + mistake.getLineNumber() + ": ";
        return place + mistake.getMessageWithoutStackTop().strip().replaceAll("\\s*\n\\s*", " ");
    }

    private Map<String, Object> model(Page page, Set<String> bundles) {
        String root = root(page.path());
        Map<String, Object> model = new HashMap<>();
        model.put("page", page);
        model.put("head", page.head());
        model.put("site", site);
        model.put("root", root);
        model.put("canonical", site.url(page.path()));
        model.put("asset", (TemplateMethodModelEx) names -> root + assets.path(text(names, 0)));
        model.put("bundle", (TemplateMethodModelEx) names -> root + bundle(texts(names), bundles));
        return model;
    }

    private String bundle(List<String> names, Set<String> bundles) {
        if (names.size() > 1) bundles.add(Assets.bundleName(names));
        return assets.bundle(names);
    }

    /** Links are relative, so that the site works under any path and from a disk. The 404 page stands anywhere. */
    private String root(String path) {
        if (path.equals("404.html")) return site.basePath();
        return "../".repeat((int) path.chars().filter(c -> c == '/').count());
    }

    private static String text(List<?> arguments, int index) throws TemplateModelException {
        if (index < arguments.size() && arguments.get(index) instanceof SimpleScalar name) return name.getAsString();
        throw new TemplateModelException("expected the name of an asset");
    }

    private static List<String> texts(List<?> arguments) throws TemplateModelException {
        if (arguments.size() != 1 || !(arguments.get(0) instanceof TemplateSequenceModel names))
            throw new TemplateModelException("expected a list of asset names");
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) texts.add(names.get(i).toString());
        return texts;
    }

    /** All templates of a folder by name. */
    public static Map<String, String> read(Path folder) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        for (Map.Entry<String, Path> entry : SourceTree.files(folder).entrySet())
            texts.put(entry.getKey(), SourceTree.text(entry.getValue()));
        return texts;
    }

    private static Parsed parsed(Map<String, String> texts) {
        Parsed parsed = last;
        if (parsed != null && parsed.texts().equals(texts)) return parsed;
        parsed = new Parsed(Map.copyOf(texts), strict(loader(texts)));
        last = parsed;
        return parsed;
    }

    private static StringTemplateLoader loader(Map<String, String> texts) {
        StringTemplateLoader loader = new StringTemplateLoader();
        texts.forEach(loader::putTemplate);
        return loader;
    }

    private static Configuration strict(StringTemplateLoader loader) {
        Configuration strict = new Configuration(BEHAVIOUR);
        strict.setTemplateLoader(loader);
        strict.setObjectWrapper(new HouseWrapper(BEHAVIOUR));
        strict.setRecognizeStandardFileExtensions(true);
        strict.setDefaultEncoding("UTF-8");
        strict.setLocale(Locale.ROOT);
        strict.setLocalizedLookup(false);
        strict.setTimeZone(TimeZone.getTimeZone("UTC"));
        strict.setNumberFormat("c");
        strict.setBooleanFormat("c");
        strict.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        strict.setLogTemplateExceptions(false);
        strict.setWrapUncheckedExceptions(true);
        strict.setFallbackOnNullLoopVariable(false);
        strict.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
        strict.setTemplateUpdateDelayMilliseconds(Long.MAX_VALUE);
        return strict;
    }
}
