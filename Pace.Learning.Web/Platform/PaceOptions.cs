namespace Pace.Learning.Web.Platform;

/// <summary>Settings under <c>Pace</c>: whose site this is and where its files are.</summary>
public sealed class PaceOptions
{
    /// <summary>The charity that runs the site. Charities rename themselves, so its name is never a literal.</summary>
    public OrganisationOptions Organisation { get; set; } = new();

    /// <summary>The folder of content; by default <c>content</c> beside the application or beside its project.</summary>
    public string? ContentPath { get; set; }

    /// <summary>The folder for the database and keys; by default <c>data</c> beside <see cref="ContentPath"/>.</summary>
    public string? DataPath { get; set; }

    /// <summary>Where the pictures, sound and film of the courses are: <c>/media</c>, unless a host has its own there.</summary>
    public string MediaPath { get; set => field = "/" + value.Trim('/'); } = "/media";

    /// <summary>Whether memory is given back to the machine once content is compiled. The whole process waits for it: switch it off in a host that has much else in it.</summary>
    public bool GivesMemoryBack { get; set; } = true;

    /// <summary>Base64 of 32 bytes: wraps each person's key. Made and kept in the data folder in Development, required elsewhere.</summary>
    public string? MasterKey { get; set; }

    /// <summary>The master key as it was, while it is being changed: base64 of 32 bytes.</summary>
    public string? MasterKeyBefore { get; set; }

    /// <summary>Where the exit control takes people: a page that looks ordinary on anybody's screen.</summary>
    public string LeaveTo { get; set; } = "https://www.bbc.co.uk/weather";

    /// <summary>The address by which people reach the site, for links in mail and certificates; taken from the request when not set.</summary>
    public string? PublicUrl { get; set; }
}

/// <summary>Who runs the site.</summary>
public sealed class OrganisationOptions
{
    /// <summary>The short name.</summary>
    public string Name { get; set; } = "Pace";

    /// <summary>The name in full.</summary>
    public string FullName { get; set; } = "Parents Against Child Exploitation";

    /// <summary>What the site is called.</summary>
    public string SiteName { get; set; } = "Pace Learning";

    /// <summary>Where people write to.</summary>
    public string ContactEmail { get; set; } = "learning@pace.example";

    /// <summary>The organisation's own site.</summary>
    public string Website { get; set; } = "https://paceuk.info";
}
