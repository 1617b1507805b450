package com.runthismodel.bake.template;

import freemarker.template.TemplateHashModel;
import freemarker.template.TemplateMethodModelEx;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateScalarModel;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A constant as a template sees it: {@code cell.verdict.word} is what its method {@code word()} says. That never changes,
 * so it is asked once, and not for each of the hundred cells of a page.
 */
final class EnumModel implements TemplateHashModel, TemplateScalarModel {
    private final Enum<?> constant;
    private final TemplateHashModel methods;
    private final Map<String, TemplateModel> said = new ConcurrentHashMap<>();

    EnumModel(Enum<?> constant, TemplateHashModel methods) {
        this.constant = constant;
        this.methods = methods;
    }

    @Override
    public TemplateModel get(String name) throws TemplateModelException {
        TemplateModel known = said.get(name);
        if (known != null || !(methods.get(name) instanceof TemplateMethodModelEx method)) return known;
        TemplateModel answer = (TemplateModel) method.exec(List.of());
        said.put(name, answer);
        return answer;
    }

    @Override
    public boolean isEmpty() {
        return false;
    }

    @Override
    public String getAsString() {
        return constant.toString();
    }
}
