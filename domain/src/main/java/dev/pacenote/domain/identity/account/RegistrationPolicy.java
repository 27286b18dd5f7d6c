package dev.pacenote.domain.identity.account;

/**
 * Whether an account may be opened.
 *
 * @param maxAccounts none beyond this number
 */
public record RegistrationPolicy(int maxAccounts) {

    /** For whoever runs the service: any number of accounts. */
    public static final RegistrationPolicy UNLIMITED = new RegistrationPolicy(Integer.MAX_VALUE);

    /**
     * What is there already.
     *
     * @param usernameTaken by a name or an address, see {@link LoginKey}
     * @param emailTaken likewise
     * @param accounts their number
     */
    public record Situation(boolean usernameTaken, boolean emailTaken, int accounts) {}

    public enum Decision {
        OPEN,
        /** The user name is in use, as a name or as an address. */
        USERNAME_TAKEN,
        /** The address is in use, as an address or as a name. */
        EMAIL_TAKEN,
        /** There are as many accounts as there may be. */
        FULL
    }

    /**
     * A taken name is reported before a taken address, and both before a service with no room for
     * more accounts.
     */
    public Decision decide(Situation situation) {
        if (situation.usernameTaken()) {
            return Decision.USERNAME_TAKEN;
        }
        if (situation.emailTaken()) {
            return Decision.EMAIL_TAKEN;
        }
        return situation.accounts() < maxAccounts ? Decision.OPEN : Decision.FULL;
    }
}
