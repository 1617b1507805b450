package com.runthismodel.bake;

import com.runthismodel.catalog.content.ContentException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.apache.commons.configuration2.CompositeConfiguration;
import org.apache.commons.configuration2.MapConfiguration;
import org.jbake.app.configuration.DefaultJBakeConfiguration;
import org.jbake.template.RenderingException;

/**
 * JBake's settings, all in code: it walks the prose, applies Markdown and copies assets; everything else it offers is
 * off. It hands this object to the services it finds, and so carries our own things to them.
 */
final class OvenSettings extends DefaultJBakeConfiguration {
    private final transient Later<Kitchen> kitchen;

    OvenSettings(Path prose, Path assets, Path out, Later<Kitchen> kitchen) throws IOException {
        super(prose.toFile(), defaults());
        this.kitchen = kitchen;
        setContentFolder(prose.toFile());
        setAssetFolder(assets.toFile());
        // Templates are read by Templates; JBake only asks that the folder exists, and hashes what is in it.
        setTemplateFolder(prose.toFile());
        setDataFolder(prose.resolve("no-data").toFile());
        setDestinationFolder(out.toFile());
        setTemplateFileNameForDocType("page", "prose.ftlh");
        setDefaultType("page");
        setDefaultStatus("published");
        for (String feature : new String[] {"index", "feed", "archive", "tags", "sitemap", "error404"}) {
            setProperty("render." + feature, false);
        }
        // Whatever Markdown and raw HTML in it may yield is cleaned afterwards: see ProseCleaner.
        setProperty("markdown.extensions", List.of("TABLES", "FENCED_CODE_BLOCKS", "DEFINITIONS", "STRIKETHROUGH"));
    }

    /** JBake's own defaults; its loader would also take jbake.properties files and system properties. */
    private static CompositeConfiguration defaults() throws IOException {
        Properties properties = new Properties();
        try (InputStream file = DefaultJBakeConfiguration.class.getResourceAsStream("/default.properties")) {
            if (file == null) throw new IOException("default.properties of JBake is missing in this program");
            properties.load(file);
        }
        properties
                .keySet()
                .removeIf(key ->
                        key.toString().startsWith("template.") && key.toString().endsWith(".file"));
        CompositeConfiguration defaults = new CompositeConfiguration();
        defaults.addConfiguration(new MapConfiguration(properties));
        return defaults;
    }

    Kitchen kitchen() throws RenderingException {
        try {
            return kitchen.get();
        } catch (IOException | BakeException | ContentException e) {
            throw new RenderingException("the catalogue could not be read", e);
        }
    }
}
