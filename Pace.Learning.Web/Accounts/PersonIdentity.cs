using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Pace.Learning.Web.Accounts.Passkeys;
using Pace.Learning.Web.Accounts.Passwords;

namespace Pace.Learning.Web.Accounts;

/// <summary>
/// The framework's Identity for our people. A host may use it too, for other people by other rules, and options without a name are one set for the whole process:
/// ours are given by hand to everything that goes by them, and none are left where a host would find or change them.
/// </summary>
internal static class PersonIdentity
{
    /// <summary>Our rules about accounts.</summary>
    public static IOptions<IdentityOptions> Rules { get; } = Options.Create(Written());

    public static void Add(IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddIdentityCore<Person>()
            .AddUserStore<PersonStore>()
            .AddPasswordValidator<PasswordRules>()
            .AddClaimsPrincipalFactory<Claims>();
        services.AddSingleton<IPasswordHasher<Person>>(new PasswordHasher<Person>());
        services.AddScoped(MakeUserManager).AddScoped(MakeSignInManager).AddScoped<SessionCheck>();
        services.AddScoped(provider => new DataProtectorTokenProvider<Person>(
            provider.GetRequiredService<IDataProtectionProvider>(), Options.Create(new DataProtectionTokenProviderOptions()),
            provider.GetRequiredService<ILogger<DataProtectorTokenProvider<Person>>>()));
        services.AddScoped<IPasskeyHandler<Person>>(provider => new PasskeyHandler<Person>(
            provider.GetRequiredService<UserManager<Person>>(), Options.Create(PasskeySignIn.OptionsFor(provider.GetRequiredService<IOptions<PaceOptions>>().Value))));
    }

    private static IdentityOptions Written()
    {
        var options = new IdentityOptions();
        options.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
        options.User.RequireUniqueEmail = true;
        // An address is whatever a mail server takes: o'brien@, names with umlauts.
        options.User.AllowedUserNameCharacters = "";
        options.ClaimsIdentity.UserNameClaimType = Claims.Name;
        options.ClaimsIdentity.RoleClaimType = Claims.Role;
        options.Password = new PasswordOptions
        {
            RequiredLength = PasswordRules.MinLength, RequireDigit = false, RequireLowercase = false, RequireUppercase = false, RequireNonAlphanumeric = false,
        };
        options.Tokens.ProviderMap[TokenOptions.DefaultProvider] = new TokenProviderDescriptor(typeof(DataProtectorTokenProvider<Person>));
        return options;
    }

    private static UserManager<Person> MakeUserManager(IServiceProvider services) => new(
        services.GetRequiredService<IUserStore<Person>>(), Rules, services.GetRequiredService<IPasswordHasher<Person>>(), services.GetServices<IUserValidator<Person>>(),
        services.GetServices<IPasswordValidator<Person>>(), new UpperInvariantLookupNormalizer(), new IdentityErrorDescriber(), services,
        services.GetRequiredService<ILogger<UserManager<Person>>>());

    private static SignInManager<Person> MakeSignInManager(IServiceProvider services) => new(
        services.GetRequiredService<UserManager<Person>>(), services.GetRequiredService<IHttpContextAccessor>(), services.GetRequiredService<IUserClaimsPrincipalFactory<Person>>(),
        Rules, services.GetRequiredService<ILogger<SignInManager<Person>>>(), services.GetRequiredService<IAuthenticationSchemeProvider>(),
        services.GetRequiredService<IUserConfirmation<Person>>())
    {
        AuthenticationScheme = AccountSchemes.Session,
    };
}
