package com.runthismodel.estimate.speed;

/** How a machine serves several users at once: a pure function of the load, the machine's rates and its memory. */
public final class ServingEstimator {
    private ServingEstimator() {}

    /**
     * A load.
     *
     * @param users who want to be served at once
     * @param promptTokens of each question, {@code answerTokens} of each answer
     * @param userBytes memory each user's context takes, {@code freeBytes} what the weights leave to all contexts
     */
    public record Load(int users, int promptTokens, int answerTokens, long userBytes, long freeBytes) {
        public Load {
            if (users < 1) throw new IllegalArgumentException("users must be at least 1, was " + users);
            if (answerTokens < 1)
                throw new IllegalArgumentException("answerTokens must be at least 1, was " + answerTokens);
        }

        long mostUsers() {
            if (freeBytes < 0) return 0;
            return userBytes <= 0 ? Long.MAX_VALUE : freeBytes / userBytes;
        }
    }

    /** With no user at all where not even one context fits. */
    public static ServingPlan of(Workload work, Machine machine, Setup setup, Rates rates, Load load) {
        long most = load.mostUsers();
        int users = (int) Math.min(load.users(), most);
        if (users == 0) return new ServingPlan(0, 0, 0, 0, 0, 0, 0, 0, Limit.MEMORY);
        Seconds roofline = step(work, machine, setup, users);
        double reading = rates.seconds(roofline);
        double computing = rates.seconds(Prefill.operations(machine, setup, work, 0)) * users;
        double step = Math.max(reading, computing);
        double prompt = load.promptTokens() * Prefill.seconds(machine, setup, work, rates, load.promptTokens());
        // While one prompt is read the others wait, so a round of answers costs all prompts and all steps.
        double round = users * prompt + load.answerTokens() * step;
        double all = users * (double) load.answerTokens() / round;
        boolean compute = computing > reading || users * prompt > load.answerTokens() * step;
        Limit limit = users < load.users() ? Limit.MEMORY : compute ? Limit.COMPUTE : Limit.BANDWIDTH;
        return new ServingPlan(
                users,
                most,
                all,
                all * rates.low(),
                rates.highest(all, roofline.reading() / users),
                all / users,
                prompt + step,
                users * prompt + step,
                limit);
    }

    /** One step reads the experts of all users once, every user's cache, and pays the layers once. */
    private static Seconds step(Workload work, Machine machine, Setup setup, int users) {
        Seconds one = Seconds.of(machine, setup, work);
        double grown = work.bytesOfStep(users) / work.weightBytes();
        return new Seconds(one.weights() * grown, one.cache() * users, one.layers(), one.host() * grown, 0);
    }
}
