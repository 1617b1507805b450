package com.runthismodel.bake;

import com.runthismodel.page.Html;
import freemarker.core.HTMLOutputFormat;
import freemarker.ext.beans.ZeroArgumentNonVoidMethodPolicy;
import freemarker.template.DefaultObjectWrapper;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import freemarker.template.Version;
import java.util.Optional;

/** Shows records to templates: an empty Optional is a missing value, Html is printed raw, everything else escaped. */
final class HouseWrapper extends DefaultObjectWrapper {
    HouseWrapper(Version version) {
        super(version);
        setRecordZeroArgumentNonVoidMethodPolicy(
                ZeroArgumentNonVoidMethodPolicy.PROPERTY_ONLY_UNLESS_BEAN_PROPERTY_READ_METHOD);
    }

    @Override
    public TemplateModel wrap(Object value) throws TemplateModelException {
        if (value instanceof Optional<?> optional) return wrap(optional.orElse(null));
        if (value instanceof Html html) return HTMLOutputFormat.INSTANCE.fromMarkup(html.markup());
        return super.wrap(value);
    }
}
