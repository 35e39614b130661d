using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace Pace.Learning.Web.Platform.Security;

/// <summary>How often one network address may try to sign in. Each process counts by itself: it keeps a flood out. What is counted for an account or an address is in the database (<see cref="Tries.TryCounter"/>).</summary>
public static class RateLimits
{
    /// <summary>The policy of pages where people sign in, and where strangers send what costs work: counts what is sent, not what is looked at.</summary>
    public const string SignIn = "sign-in";

    internal static RateLimiterOptions From(SecurityOptions options)
    {
        var limits = new RateLimiterOptions { RejectionStatusCode = StatusCodes.Status429TooManyRequests };
        limits.OnRejected = (rejected, _) =>
        {
            rejected.HttpContext.Response.Headers.RetryAfter = "60";
            return ValueTask.CompletedTask;
        };
        limits.AddPolicy(SignIn, context => HttpMethods.IsPost(context.Request.Method)
            ? RateLimitPartition.GetSlidingWindowLimiter(Network(context.Connection.RemoteIpAddress).ToString(), _ => Window(options.SignInsPerMinute))
            : RateLimitPartition.GetNoLimiter("looking"));
        return limits;
    }

    private static SlidingWindowRateLimiterOptions Window(int most) =>
        new() { PermitLimit = most, Window = TimeSpan.FromMinutes(1), SegmentsPerWindow = 6, QueueLimit = 0 };

    // One household or phone has a whole /64 of IPv6.
    private static IPAddress Network(IPAddress? address)
    {
        if (address is null || address.IsIPv4MappedToIPv6)
        {
            return address?.MapToIPv4() ?? IPAddress.None;
        }
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return address;
        }
        var bytes = address.GetAddressBytes();
        bytes.AsSpan(8).Clear();
        return new IPAddress(bytes);
    }
}
