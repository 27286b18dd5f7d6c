package dev.pacenote.adapters.out.push.http;

import io.netty.resolver.AddressResolver;
import io.netty.resolver.AddressResolverGroup;
import io.netty.resolver.InetNameResolver;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Promise;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;

/**
 * Looks hosts up for a connection, and leaves out addresses that are not for everybody. It is asked
 * at each connection, and the connection goes to the address that it gives: no name can lead
 * elsewhere between the check and the call.
 */
final class PublicAddresses extends AddressResolverGroup<InetSocketAddress> {

    private final boolean allowPrivate;

    /**
     * @param allowPrivate in a network of one's own
     */
    PublicAddresses(boolean allowPrivate) {
        this.allowPrivate = allowPrivate;
    }

    @Override
    protected AddressResolver<InetSocketAddress> newResolver(EventExecutor executor) {
        return new Names(executor).asAddressResolver();
    }

    /** Looks names up on a thread of its own: nobody else's connection waits for it. */
    private final class Names extends InetNameResolver {

        private Names(EventExecutor executor) {
            super(executor);
        }

        @Override
        protected void doResolve(String host, Promise<InetAddress> promise) {
            Thread.ofVirtual()
                    .start(
                            () -> {
                                try {
                                    promise.setSuccess(allowed(host).getFirst());
                                } catch (UnknownHostException e) {
                                    promise.setFailure(e);
                                }
                            });
        }

        @Override
        protected void doResolveAll(String host, Promise<List<InetAddress>> promise) {
            Thread.ofVirtual()
                    .start(
                            () -> {
                                try {
                                    promise.setSuccess(allowed(host));
                                } catch (UnknownHostException e) {
                                    promise.setFailure(e);
                                }
                            });
        }
    }

    /** Never empty. */
    private List<InetAddress> allowed(String host) throws UnknownHostException {
        var allowed =
                Stream.of(InetAddress.getAllByName(host))
                        .filter(address -> allowPrivate || AddressRanges.isPublic(address))
                        .toList();
        if (allowed.isEmpty()) {
            throw new PrivateAddressException();
        }
        return allowed;
    }
}
