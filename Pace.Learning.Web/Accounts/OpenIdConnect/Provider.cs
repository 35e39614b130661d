namespace Pace.Learning.Web.Accounts.OpenIdConnect;

/// <summary>Another sign-in service, from settings under <c>Pace:OpenIdConnect:{name}</c>.</summary>
public sealed class Provider
{
    /// <summary>Its name in addresses and settings.</summary>
    public string Name { get; set; } = "";

    /// <summary>What the button calls it.</summary>
    public string DisplayName { get; set; } = "";

    /// <summary>Its issuer; <c>/.well-known/openid-configuration</c> is below it.</summary>
    public string Authority { get; set; } = "";

    /// <summary>Who we are there.</summary>
    public string ClientId { get; set; } = "";

    /// <summary>Our secret there.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>Domains of addresses that are its organisation's to give: only for these its word about an address counts.</summary>
    public string[] Domains { get; set; } = [];

    /// <summary>Whether an address is of one of its domains.</summary>
    public bool Owns(string email) => Domains.Contains(email[(email.LastIndexOf('@') + 1)..], StringComparer.OrdinalIgnoreCase);

    /// <summary>The scheme's name in the framework.</summary>
    public string Scheme => "oidc-" + Name;
}

/// <summary>The sign-in services that are set up.</summary>
public sealed record Providers(IReadOnlyList<Provider> All)
{
    internal static Providers From(IConfiguration configuration) =>
        new([.. configuration.GetSection("Pace:OpenIdConnect").GetChildren().Select(Read)]);

    private static Provider Read(IConfigurationSection section)
    {
        var provider = section.Get<Provider>()!;
        provider.Name = section.Key;
        provider.DisplayName = provider.DisplayName is { Length: > 0 } name ? name : section.Key;
        return Uri.TryCreate(provider.Authority, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttps || url.IsLoopback) && provider.ClientId.Length > 0
            ? provider
            : throw new InvalidOperationException($"Pace:OpenIdConnect:{section.Key} needs a ClientId and an Authority that starts with https://");
    }
}
