package dev.pacenote.architecture.planted.adapters.out.one;

import java.net.http.HttpClient;

/** An adapter that asks others past the agreed rate. */
public final class Plain {
    public HttpClient client() {
        return HttpClient.newHttpClient();
    }
}
