package dev.pacenote.lambda.runtime;

import java.net.http.HttpClient;
import java.security.GeneralSecurityException;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/**
 * HTTP without TLS, to this machine itself. Saying so spares a new process the reading of all
 * certificates that it will never need.
 */
public final class PlainHttp {

    private PlainHttp() {}

    public static HttpClient client() {
        try {
            var none = SSLContext.getInstance("TLS");
            none.init(new KeyManager[0], new TrustManager[0], null);
            return HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .sslContext(none)
                    .build();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
