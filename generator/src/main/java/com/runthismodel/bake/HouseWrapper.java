package com.runthismodel.bake;

import com.runthismodel.page.Html;
import freemarker.core.HTMLOutputFormat;
import freemarker.ext.beans.ClassMemberAccessPolicy;
import freemarker.ext.beans.DefaultMemberAccessPolicy;
import freemarker.ext.beans.MemberAccessPolicy;
import freemarker.ext.beans.ZeroArgumentNonVoidMethodPolicy;
import freemarker.template.Configuration;
import freemarker.template.DefaultObjectWrapper;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import freemarker.template.Version;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Optional;

/** Shows records to templates: an empty Optional is a missing value, Html is printed raw, everything else escaped. */
final class HouseWrapper extends DefaultObjectWrapper {
    HouseWrapper(Version version) {
        super(version);
        setRecordZeroArgumentNonVoidMethodPolicy(
                ZeroArgumentNonVoidMethodPolicy.PROPERTY_ONLY_UNLESS_BEAN_PROPERTY_READ_METHOD);
        setMemberAccessPolicy(new DataOnly());
    }

    @Override
    public TemplateModel wrap(Object value) throws TemplateModelException {
        if (value instanceof Optional<?> optional) return wrap(optional.orElse(null));
        if (value instanceof Html html) return HTMLOutputFormat.INSTANCE.fromMarkup(html.markup());
        return super.wrap(value);
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
