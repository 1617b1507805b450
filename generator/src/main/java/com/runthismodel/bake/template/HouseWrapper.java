package com.runthismodel.bake.template;

import com.runthismodel.page.Html;
import freemarker.core.HTMLOutputFormat;
import freemarker.ext.beans.ClassMemberAccessPolicy;
import freemarker.ext.beans.DefaultMemberAccessPolicy;
import freemarker.ext.beans.MemberAccessPolicy;
import freemarker.ext.beans.ZeroArgumentNonVoidMethodPolicy;
import freemarker.template.Configuration;
import freemarker.template.DefaultObjectWrapper;
import freemarker.template.SimpleScalar;
import freemarker.template.TemplateHashModel;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import freemarker.template.Version;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Shows records to templates: an empty Optional is a missing value, Html is printed raw, everything else escaped. */
final class HouseWrapper extends DefaultObjectWrapper {
    private final Map<Enum<?>, TemplateModel> constants = new ConcurrentHashMap<>();

    HouseWrapper(Version version) {
        super(version);
        setRecordZeroArgumentNonVoidMethodPolicy(
                ZeroArgumentNonVoidMethodPolicy.PROPERTY_ONLY_UNLESS_BEAN_PROPERTY_READ_METHOD);
        setMemberAccessPolicy(new DataOnly());
    }

    /** Kinds that pages have most of come first. */
    @Override
    public TemplateModel wrap(Object value) throws TemplateModelException {
        if (value instanceof String text) return new SimpleScalar(text);
        if (value instanceof Html html) return HTMLOutputFormat.INSTANCE.fromMarkup(html.markup());
        if (value instanceof Record record) return new RecordModel(record, this);
        if (value instanceof Optional<?> optional) return wrap(optional.orElse(null));
        return value instanceof Enum<?> constant ? constant(constant) : super.wrap(value);
    }

    private TemplateModel constant(Enum<?> constant) throws TemplateModelException {
        TemplateModel known = constants.get(constant);
        if (known == null) constants.put(constant, known = new EnumModel(constant, reflected(constant)));
        return known;
    }

    /** FreeMarker's own model, which looks everything up by reflection. */
    TemplateHashModel reflected(Object value) throws TemplateModelException {
        return (TemplateHashModel) super.wrap(value);
    }

    /** What a record has of its own, and nothing of Object: {@code page.class} would lead out of the page. */
    private static final class DataOnly implements MemberAccessPolicy {
        private final MemberAccessPolicy safe =
                DefaultMemberAccessPolicy.getInstance(Configuration.DEFAULT_INCOMPATIBLE_IMPROVEMENTS);

        @Override
        public ClassMemberAccessPolicy forClass(Class<?> type) {
            ClassMemberAccessPolicy members = safe.forClass(type);
            return new ClassMemberAccessPolicy() {
                @Override
                public boolean isMethodExposed(Method method) {
                    return method.getDeclaringClass() != Object.class && members.isMethodExposed(method);
                }

                @Override
                public boolean isConstructorExposed(Constructor<?> constructor) {
                    return false;
                }

                @Override
                public boolean isFieldExposed(Field field) {
                    return false;
                }
            };
        }

        @Override
        public boolean isToStringAlwaysExposed() {
            return safe.isToStringAlwaysExposed();
        }
    }
}
