package com.runthismodel.bake;

import com.runthismodel.source.Node;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A content file as maps, lists, texts and numbers, changed by copying. */
final class Tree {
    private Tree() {}

    static Object of(Node node) {
        if (node instanceof Node.Text text) return text.value();
        if (node instanceof Node.Number number) return new BigDecimal(number.digits());
        if (node instanceof Node.Bool bool) return bool.value();
        if (node instanceof Node.Items items)
            return items.list().stream().map(Tree::of).toList();
        if (!(node instanceof Node.Fields)) throw new IllegalArgumentException(node.describe());
        Map<Object, Object> map = new LinkedHashMap<>();
        ((Node.Fields) node).map().forEach((key, field) -> map.put(key, of(field.value())));
        return map;
    }

    /** The tree with another value at the path. */
    static Object change(Object tree, List<Object> path, UnaryOperator<Object> change) {
        if (path.isEmpty()) return change.apply(tree);
        Object step = path.get(0);
        List<Object> rest = path.subList(1, path.size());
        if (tree instanceof List<?> list) {
            List<Object> changed = new ArrayList<>(list);
            changed.set((Integer) step, change(changed.get((Integer) step), rest, change));
            return changed;
        }
        return put(tree, step, change(((Map<?, ?>) tree).get(step), rest, change));
    }

    static Object put(Object map, Object key, Object value) {
        Map<Object, Object> changed = new LinkedHashMap<>((Map<?, ?>) map);
        changed.put(key, value);
        return changed;
    }

    static Object rename(Object map, Object key, Object name) {
        Map<Object, Object> changed = new LinkedHashMap<>((Map<?, ?>) map);
        changed.put(name, changed.remove(key));
        return changed;
    }
}
