package com.runthismodel.hub.client;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** What a status of 400 and above means, by the headers X-Error-Code and X-Error-Message, and how long to wait. */
final class HubRefusal {
    private static final long LONGEST_WAIT_MILLIS = 15 * 60 * 1000L;

    private HubRefusal() {}

    static HubException of(URI target, HttpResponse<?> answer) {
        int status = answer.statusCode();
        String code = answer.headers().firstValue("X-Error-Code").orElse("");
        String said = answer.headers()
                .firstValue("X-Error-Message")
                .map(HubRefusal::line)
                .orElse("status " + status);
        HubException.Kind kind = kind(status, code, said);
        // Of what is missing the Hub says to strangers that their password is wrong.
        String why = kind == HubException.Kind.MISSING && status == 401 ? "not found" : said;
        return new HubException(kind, target + ": " + why + advice(kind));
    }

    private static HubException.Kind kind(int status, String code, String said) {
        if (code.equals("GatedRepo")) return HubException.Kind.GATED;
        if (code.equals("EntryNotFound")) return HubException.Kind.NO_SUCH_FILE;
        if (code.equals("RevisionNotFound")) return HubException.Kind.NO_SUCH_REVISION;
        if (status == 401 && said.contains("Authorization")) return HubException.Kind.TOKEN_REFUSED;
        if (status == 401 || status == 404) return HubException.Kind.MISSING;
        if (status == 403) return HubException.Kind.TOKEN_REFUSED;
        return status == 429 ? HubException.Kind.RATE_LIMITED : HubException.Kind.UNREACHABLE;
    }

    private static String advice(HubException.Kind kind) {
        return switch (kind) {
            case MISSING -> "; it does not exist or is private, set HF_TOKEN if you may see it";
            case GATED -> "; agree to its terms on the Hub and set HF_TOKEN";
            case TOKEN_REFUSED -> "; check HF_TOKEN";
            case RATE_LIMITED -> "; set HF_TOKEN for a higher limit or try again later";
            default -> "";
        };
    }

    static boolean worthAnotherTry(HttpResponse<?> answer) {
        return answer.statusCode() == 429 || answer.statusCode() >= 500;
    }

    /** The rate limit's own reset, else Retry-After, else growing steps. */
    static long waitMillis(HttpResponse<?> answer, int attempt) {
        Optional<Long> seconds = RateBudget.secondsToReset(answer.headers().firstValue("ratelimit"))
                .or(() -> answer.headers().firstValue("Retry-After").flatMap(text -> retryAfter(text, answer)));
        return Math.min(LONGEST_WAIT_MILLIS, seconds.map(s -> s * 1000).orElse(backOffMillis(attempt)));
    }

    /** Seconds, or a day and time (RFC 9110, 10.2.3), which the answer's own Date makes independent of our clock. */
    private static Optional<Long> retryAfter(String text, HttpResponse<?> answer) {
        if (text.matches("\\d{1,6}")) return Optional.of(Long.parseLong(text));
        Instant now =
                answer.headers().firstValue("Date").flatMap(HubRefusal::instant).orElseGet(Instant::now);
        return instant(text).map(then -> Math.max(0, Duration.between(now, then).toSeconds()));
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text.strip(), Instant::from));
        } catch (DateTimeException noDate) {
            return Optional.empty();
        }
    }

    static long backOffMillis(int attempt) {
        return 500L << attempt;
    }

    /** Somebody else's words, made fit for one line of ours. */
    static String line(String text) {
        String clean = text.replaceAll("\\p{Cntrl}", " ");
        return clean.length() > 200 ? clean.substring(0, 200) : clean;
    }
}
