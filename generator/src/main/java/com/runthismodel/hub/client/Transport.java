package com.runthismodel.hub.client;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** One request and its whole answer: within the rate limit, a size and a time, the token only to the Hub's own origin. */
final class Transport {
    private static final int LONGEST_WALK = 5;

    private final URI hub;
    private final Optional<String> token;
    private final Duration patience;
    private final RateBudgets budgets;
    private final HttpClient http;
    private final AtomicInteger asked = new AtomicInteger();

    Transport(URI hub, Optional<String> token, Pace pace, Duration patience) {
        this.hub = hub;
        this.token = token;
        this.patience = patience;
        this.budgets = new RateBudgets(pace);
        this.http = HttpClient.newBuilder()
                .connectTimeout(Duration.ofSeconds(10))
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /** Follows redirects by hand: the token must not leave the Hub's origin. */
    HttpResponse<byte[]> walk(URI start, List<String> headers, int limit) throws IOException, InterruptedException {
        URI at = start;
        for (int step = 0; step < LONGEST_WALK; step++) {
            HttpResponse<byte[]> answer = once(at, headers, limit);
            int status = answer.statusCode();
            if (status / 100 != 3 || status == 304) return answer;
            at = redirect(at, answer.headers().firstValue("Location").orElse(""));
        }
        throw new HubException(HubException.Kind.BROKEN, start + " redirects in a circle");
    }

    /** Requests that the Hub itself got. */
    int asked() {
        return asked.get();
    }

    private boolean ours(URI target) {
        return hub.getScheme().equals(target.getScheme())
                && hub.getRawAuthority().equals(target.getRawAuthority());
    }

    private static URI redirect(URI from, String location) throws HubException {
        try {
            URI target = from.resolve(location);
            boolean kept =
                    "https".equals(target.getScheme()) || from.getScheme().equals(target.getScheme());
            if (kept && !location.isEmpty()) return target;
        } catch (IllegalArgumentException notAnAddress) {
            throw new HubException(HubException.Kind.BROKEN, from + " redirects to what is no address");
        }
        throw new HubException(HubException.Kind.BROKEN, from + " redirects to nowhere we follow");
    }

    private HttpResponse<byte[]> once(URI target, List<String> headers, int limit)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = request(target, headers);
        if (!ours(target)) return await(request.build(), limit);
        token.ifPresent(secret -> request.header("Authorization", "Bearer " + secret));
        RateBudgets.Grant grant = budgets.take(target.getRawPath());
        asked.incrementAndGet();
        boolean answered = false;
        try {
            HttpResponse<byte[]> answer = await(request.build(), limit);
            budgets.answered(grant, answer);
            answered = true;
            return answer;
        } finally {
            if (!answered) budgets.lost(grant);
        }
    }

    private static HttpRequest.Builder request(URI target, List<String> headers) throws HubException {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(target).header("User-Agent", "runthismodel/1");
            for (int i = 0; i < headers.size(); i += 2) request.header(headers.get(i), headers.get(i + 1));
            return request;
        } catch (IllegalArgumentException unfit) {
            throw new HubException(HubException.Kind.BROKEN, target + ": cannot be asked, " + unfit.getMessage());
        }
    }

    /** HttpClient's own timeout ends with the headers; this one covers a body that drips or never ends. */
    private HttpResponse<byte[]> await(HttpRequest request, int limit) throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<byte[]>> coming = http.sendAsync(request, info -> new LimitedBody(limit));
        try {
            return coming.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            throw new IOException("no whole answer within " + patience.toSeconds() + " s", slow);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof LimitedBody.TooLong)
                throw new HubException(
                        HubException.Kind.BROKEN, request.uri() + " answers with more than " + limit + " bytes");
            throw new IOException(why(failed.getCause()), failed);
        } finally {
            coming.cancel(true);
        }
    }

    /** The client's exceptions often have no message of their own. */
    private static String why(Throwable cause) {
        if (cause instanceof ConnectException) return "cannot be reached";
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
