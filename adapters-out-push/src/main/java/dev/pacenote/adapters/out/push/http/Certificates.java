package dev.pacenote.adapters.out.push.http;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.http.ssl.CertificateProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Arrays;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.reactivestreams.Publisher;

/** Whom we believe when a program says who it is: Java's authorities, and those of one file. */
final class Certificates implements CertificateProvider {

    private final String name;
    private final KeyStore authorities;

    private Certificates(String name, KeyStore authorities) {
        this.name = name;
        this.authorities = authorities;
    }

    /**
     * Reads the file.
     *
     * @param file certificates in PEM
     * @throws IllegalArgumentException when it cannot be read, or is none
     */
    static Certificates of(String name, Path file) {
        try {
            var store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            try (var in = Files.newInputStream(file)) {
                int number = 0;
                for (var one : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                    store.setCertificateEntry("file-" + number++, one);
                }
            }
            if (store.size() == 0) {
                throw new IllegalArgumentException(file + " holds no certificate");
            }
            var usual = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            usual.init((KeyStore) null);
            int number = 0;
            for (var manager : usual.getTrustManagers()) {
                if (manager instanceof X509TrustManager known) {
                    for (var one : Arrays.asList(known.getAcceptedIssuers())) {
                        store.setCertificateEntry("java-" + number++, one);
                    }
                }
            }
            return new Certificates(name, store);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException(file + " cannot be read", e);
        }
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public Publisher<KeyStore> getKeyStore() {
        return Publishers.just(authorities);
    }
}
