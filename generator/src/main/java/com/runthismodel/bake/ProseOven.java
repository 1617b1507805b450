package com.runthismodel.bake;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.jbake.app.Asset;
import org.jbake.app.Crawler;
import org.jbake.app.Oven;
import org.jbake.app.Renderer;
import org.jbake.app.Utensils;
import org.jbake.app.configuration.JBakeConfiguration;
import org.jbake.model.DocumentTypes;
import org.jbake.render.RenderingTool;
import org.jbake.template.RenderingException;

/**
 * JBake's oven in its own order: crawl, every {@link RenderingTool} of its services, assets. The one step left out is the
 * start of a database: see {@link ProseStore}. It cannot be avoided from outside, because {@code Oven.bake} asks the store
 * for its schema by a final method.
 */
final class ProseOven extends Oven {
    private final List<Throwable> errors = new ArrayList<>();

    private ProseOven(Utensils utensils) {
        super(utensils);
    }

    static ProseOven of(JBakeConfiguration settings) {
        ProseStore store = new ProseStore();
        Utensils utensils = new Utensils();
        utensils.setConfiguration(settings);
        utensils.setContentStore(store);
        utensils.setCrawler(new Crawler(store, settings));
        utensils.setRenderer(new Renderer(store, settings));
        utensils.setAsset(new Asset(settings));
        return new ProseOven(utensils);
    }

    @Override
    public void bake() {
        JBakeConfiguration settings = getUtensils().getConfiguration();
        DocumentTypes.resetDocumentTypes();
        settings.getDocumentTypes().forEach(DocumentTypes::addDocumentType);
        getUtensils().getCrawler().crawl();
        for (RenderingTool tool : ServiceLoader.load(RenderingTool.class)) {
            try {
                tool.render(getUtensils().getRenderer(), getUtensils().getContentStore(), settings);
            } catch (RenderingException e) {
                errors.add(e);
            }
        }
        getUtensils().getAsset().copy();
        errors.addAll(getUtensils().getAsset().getErrors());
    }

    @Override
    public List<Throwable> getErrors() {
        return List.copyOf(errors);
    }
}
