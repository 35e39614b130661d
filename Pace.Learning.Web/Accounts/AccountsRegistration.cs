using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Pace.Learning.Web.Accounts.MyAccount;
using Pace.Learning.Web.Accounts.OpenIdConnect;
using Pace.Learning.Web.Accounts.Passkeys;
using Pace.Learning.Web.Accounts.Passwords;
using Pace.Learning.Web.Accounts.SecondStep;
using Pace.Learning.Web.Accounts.SignIn;
using Pace.Learning.Web.Platform;
using Pace.Learning.Web.Platform.Data;
using Pace.Learning.Web.Platform.Security;

namespace Pace.Learning.Web.Accounts;

/// <summary>Signing in, roles, and the policy that everything is closed unless it says otherwise.</summary>
internal static class AccountsRegistration
{
    public static WebApplicationBuilder AddAccounts(this WebApplicationBuilder builder)
    {
        builder.Services.Configure<AccountOptions>(builder.Configuration.GetSection("Pace:Accounts"));
        builder.Services.AddIdentity<Person, IdentityRole<Guid>>(Configure)
            .AddEntityFrameworkStores<PaceDbContext>()
            .AddUserStore<PersonStore>()
            .AddPasswordValidator<PasswordRules>()
            .AddClaimsPrincipalFactory<Claims>()
            .AddDefaultTokenProviders();
        builder.Services.AddSingleton<AddressAlias>();
        builder.AddCookies();
        builder.Services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        builder.AddOpenIdConnect();
        builder.Services.AddScoped<SignInFlow>().AddScoped<SignInLinks>().AddScoped<Registrations>().AddScoped<PasswordSignIn>().AddScoped<PasskeySignIn>();
        builder.Services.AddOptions<IdentityPasskeyOptions>().Configure<IOptions<PaceOptions>>((passkeys, site) => PasskeySignIn.Configure(passkeys, site.Value));
        builder.Services.AddScoped<SecondSteps>().AddScoped<AuthenticatorSetUp>().AddScoped<SecurityNotices>().AddScoped<MyAccount.SealedAddressChange>();
        builder.Services.AddScoped<IPersonalData, AccountData>().AddScoped<AccountClosing>();
        builder.Services.AddScoped(services => new PersonDirectory(services.GetRequiredService<PaceDbContext>(), services.GetRequiredService<UserManager<Person>>()));
        return builder;
    }

    public static void Configure(IdentityOptions options)
    {
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
        options.Lockout.MaxFailedAccessAttempts = 5;
        options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
    }

    public static WebApplication UseAccounts(this WebApplication app)
    {
        app.UseRateLimiter();
        app.UseAuthentication();
        // Nothing there is "not found" for strangers too: a sign-in page would promise that there is something.
        app.Use((context, next) =>
        {
            if (context.GetEndpoint() is not null)
            {
                return next(context);
            }
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        });
        app.UseAuthorization();
        app.Use(StaleForms.CheckEndpointsAsync);
        return app;
    }

    public static WebApplication MapAccounts(this WebApplication app)
    {
        app.MapOpenIdConnect();
        app.MapPost("/sign-in/passkey-options", PasskeySignIn.OptionsAsync).AllowAnonymous();
        app.MapGet("/account/data", DataDownload.GetAsync);
        if (app.Environment.IsDevelopment())
        {
            app.MapGet("/dev/sign-in", DevSignIn.SignInAsync).AllowAnonymous();
        }
        return app;
    }

    private static void AddCookies(this WebApplicationBuilder builder)
    {
        var secure = SecurityRegistration.SecureWhen(builder.Configuration.GetSection("Pace").Get<PaceOptions>() ?? new PaceOptions());
        builder.Services.ConfigureApplicationCookie(SessionCookie.Configure);
        Name(IdentityConstants.ApplicationScheme, "pace");
        Name(IdentityConstants.ExternalScheme, "pace-outside");
        Name(IdentityConstants.TwoFactorUserIdScheme, "pace-half");
        Name(IdentityConstants.TwoFactorRememberMeScheme, "pace-device");
        builder.Services.AddOptions<SecurityStampValidatorOptions>()
            .Configure<IOptions<AccountOptions>>((check, accounts) =>
            {
                check.ValidationInterval = accounts.Value.CheckSessionEvery;
                check.OnRefreshingPrincipal = renewed =>
                {
                    SignInEvidence.Keep(renewed.CurrentPrincipal, renewed.NewPrincipal);
                    return Task.CompletedTask;
                };
            });

        void Name(string scheme, string name) => builder.Services.Configure<CookieAuthenticationOptions>(scheme, cookie =>
        {
            cookie.Cookie.Name = name;
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.Cookie.SecurePolicy = secure;
            cookie.CookieManager = new SchemeCookies();
        });
    }
}
