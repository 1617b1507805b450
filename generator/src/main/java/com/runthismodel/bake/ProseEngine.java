package com.runthismodel.bake;

import com.runthismodel.page.ProseEntry;
import com.runthismodel.page.ProsePage;
import freemarker.template.TemplateException;
import java.io.IOException;
import java.io.Writer;
import org.jbake.app.ContentStore;
import org.jbake.app.configuration.JBakeConfiguration;
import org.jbake.model.DocumentModel;
import org.jbake.template.AbstractTemplateEngine;
import org.jbake.template.RenderingException;
import org.jbake.template.model.TemplateModel;

/** JBake's engine for {@code .ftlh}: prose goes through the same templates and the same strictness as the catalogue. */
public final class ProseEngine extends AbstractTemplateEngine {
    public ProseEngine(JBakeConfiguration config, ContentStore db) {
        super(config, db);
    }

    @Override
    public void renderDocument(TemplateModel model, String templateName, Writer writer) throws RenderingException {
        if (!(config instanceof OvenSettings settings))
            throw new RenderingException("the .ftlh engine works inside `bake` only");
        Kitchen kitchen = settings.kitchen();
        try {
            kitchen.proseBundles().addAll(kitchen.templates().render(page(model.getContent(), kitchen), writer));
        } catch (IOException | TemplateException e) {
            kitchen.mistake(path(model.getContent()), e);
            throw new RenderingException(e);
        }
    }

    private static ProsePage page(DocumentModel document, Kitchen kitchen) {
        ProseEntry entry = kitchen.prose().entry(path(document));
        ProseCleaner body = ProseCleaner.of(document.getBody());
        return ProsePage.of(kitchen.templates().site(), entry, body.html(), body.headings());
    }

    /** Some of JBake's addresses begin with a slash, others do not. */
    private static String path(DocumentModel document) {
        return document.getUri().replaceFirst("^/", "");
    }
}
