package dev.pacenote.domain.platform.origin;

import java.util.Optional;

/**
 * What a start finds in its database.
 *
 * @param mark whose data it is, as the first start said; versions before this mark said nothing
 * @param accounts how many accounts there are
 * @param withAddress how many of them have an address: whoever comes by an outside issuer has none
 * @param invented how many of them have an address that ends with {@link #INVENTED_ADDRESSES}
 */
public record FoundData(Optional<DataOrigin> mark, long accounts, long withAddress, long invented) {

    /** Addresses of the sandbox's people. Nobody else's end so: the domain is reserved. */
    public static final String INVENTED_ADDRESSES = "@example.org";

    public FoundData {
        if (invented > withAddress || withAddress > accounts) {
            throw new IllegalArgumentException("some accounts are counted twice");
        }
    }

    /** Nothing says whose it is, and nobody has an account: whoever comes first may have it. */
    public boolean isNobodys() {
        return mark.isEmpty() && accounts == 0;
    }

    /**
     * Whose data it is. Where nothing says so, one address that is not invented makes it real, and
     * so does having none: rather a sandbox that begins anew than real people in a sandbox.
     *
     * @param first who has it if it is nobody's
     */
    public DataOrigin origin(DataOrigin first) {
        if (isNobodys()) {
            return first;
        }
        return mark.orElse(isInvented() ? DataOrigin.SANDBOX : DataOrigin.REAL);
    }

    private boolean isInvented() {
        return invented > 0 && invented == withAddress;
    }

    /** How many accounts a sandbox has left among real people: anybody can log in to them. */
    public long inventedAmongReal(DataOrigin first) {
        return origin(first) == DataOrigin.REAL ? invented : 0;
    }
}
