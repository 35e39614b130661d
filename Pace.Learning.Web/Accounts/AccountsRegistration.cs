using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Pace.Learning.Web.Platform.Data;

namespace Pace.Learning.Web.Accounts;

/// <summary>Signing in, roles, and the policy that everything is closed unless it says otherwise.</summary>
internal static class AccountsRegistration
{
    public static WebApplicationBuilder AddAccounts(this WebApplicationBuilder builder)
    {
        builder.Services.AddIdentity<Person, IdentityRole<Guid>>(Configure)
            .AddEntityFrameworkStores<PaceDbContext>()
            .AddDefaultTokenProviders();
        builder.Services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        return builder;
    }

    public static void Configure(IdentityOptions options)
    {
        options.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
        options.User.RequireUniqueEmail = true;
    }

    public static WebApplication UseAccounts(this WebApplication app)
    {
        app.UseAuthentication();
        app.UseAuthorization();
        return app;
    }

    public static WebApplication MapAccounts(this WebApplication app)
    {
        if (app.Environment.IsDevelopment())
        {
            app.MapGet("/dev/sign-in", DevSignIn.SignInAsync).AllowAnonymous();
        }
        return app;
    }
}
