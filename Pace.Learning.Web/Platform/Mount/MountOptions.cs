namespace Pace.Learning.Web.Platform.Mount;

/// <summary>Settings under <c>Pace:Mount</c>, for a site that runs in somebody else's process. See docs/adr/0013-mounted-in-a-host.md.</summary>
public sealed class MountOptions
{
    /// <summary>Addresses that stay the host's, with all that is below them, such as <c>/umbraco</c>. The site answers everything else.</summary>
    public string[] HostKeeps { get; set; } = [];

    /// <summary>Whether the host has data protection of its own, which then protects our cookies and form tokens too.</summary>
    public bool HostProtectsData { get; set; }
}
