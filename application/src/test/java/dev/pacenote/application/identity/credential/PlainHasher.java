package dev.pacenote.application.identity.credential;

import dev.pacenote.domain.identity.credential.PasswordHash;
import dev.pacenote.domain.identity.credential.RawPassword;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Hashes nothing, for tests that are not about hashes; counts the passwords typed for nobody. */
public class PlainHasher implements PasswordHasher {

    private final List<String> typedForNobody = Collections.synchronizedList(new ArrayList<>());

    public static PasswordHash of(String password) {
        return new PasswordHash("plain:" + password);
    }

    /** Passwords that were looked at although there is no account. */
    public List<String> typedForNobody() {
        return List.copyOf(typedForNobody);
    }

    @Override
    public PasswordHash hash(RawPassword password) {
        return of(password.value());
    }

    @Override
    public boolean matches(String typed, PasswordHash hash) {
        return of(typed).equals(hash);
    }

    @Override
    public void pretend(String typed) {
        typedForNobody.add(typed);
    }
}
