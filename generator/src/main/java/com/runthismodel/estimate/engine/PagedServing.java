package com.runthismodel.estimate.engine;

import com.runthismodel.estimate.speed.Engine;
import com.runthismodel.estimate.speed.Machine;
import com.runthismodel.estimate.speed.Rates;
import com.runthismodel.estimate.speed.Scope;
import com.runthismodel.estimate.speed.ServingEstimator;
import com.runthismodel.estimate.speed.ServingPlan;
import com.runthismodel.estimate.speed.Setup;
import com.runthismodel.estimate.speed.SpeedModel;
import com.runthismodel.estimate.speed.Workload;

/**
 * A paged server under load. Pages are taken as a request grows, so what decides how many fit is the length of prompts and
 * answers, not the longest context allowed. Speed is fitted on runs of vLLM; SGLang is taken to be as fast, which was not
 * measured here.
 */
public final class PagedServing {
    private PagedServing() {}

    /** So many users at once, each with so many tokens of prompt and answer. */
    public record Load(int users, int promptTokens, int answerTokens) {
        long tokens() {
            return (long) promptTokens + answerTokens;
        }

        /** Tokens in a user's cache in the middle of an answer. */
        public long held() {
            return promptTokens + answerTokens / 2;
        }
    }

    public static ServingPlan of(SpeedModel model, Machine machine, Workload work, PagedCapacity capacity, Load load) {
        Setup setup = setup(capacity.server().cards());
        Rates rates = model.rates(machine, setup, work, Scope.Source.BENCHMARK);
        return ServingEstimator.of(
                work,
                machine,
                setup,
                rates,
                new ServingEstimator.Load(
                        load.users(),
                        load.promptTokens(),
                        load.answerTokens(),
                        capacity.requestBytes(load.tokens()),
                        capacity.pool().count()));
    }

    /** Cards that share every layer. */
    public static Setup setup(int cards) {
        return new Setup(Engine.VLLM, "vllm", cards, cards > 1, false, false, 0);
    }
}
