package dev.pacenote.adapters.out.push.http;

import java.net.UnknownHostException;

/** A host leads to an address that is not for everybody, so it is not called. */
final class PrivateAddressException extends UnknownHostException {

    private static final long serialVersionUID = 1L;

    PrivateAddressException() {
        super("a private address");
    }
}
