namespace Pace.Learning.Web.Platform.Security;

/// <summary>Settings under <c>Pace:Security</c>.</summary>
public sealed class SecurityOptions
{
    /// <summary>Addresses or networks (CIDR) of proxies in front of the site. Only from these are X-Forwarded-For and -Proto believed.</summary>
    public string[] TrustedProxies { get; set; } = [];

    /// <summary>How many sign-in forms one network address may send in a minute. Offices share one address, so it is generous.</summary>
    public int SignInsPerMinute { get; set; } = 60;
}
