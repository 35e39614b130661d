using Microsoft.AspNetCore.Identity;
using Pace.Learning.Web.Accounts.Alerts;
using Pace.Learning.Web.Accounts.MyAccount;
using Pace.Learning.Web.Accounts.OpenIdConnect;
using Pace.Learning.Web.Accounts.Passkeys;
using Pace.Learning.Web.Accounts.People;
using Pace.Learning.Web.Accounts.People.StandIn;
using Pace.Learning.Web.Accounts.SecondStep;
using Pace.Learning.Web.Accounts.Sessions;
using Pace.Learning.Web.Accounts.SignIn;
using Pace.Learning.Web.Platform.Commands.Restoring;
using Pace.Learning.Web.Platform.KeptForms;
using Pace.Learning.Web.Platform.Ledger.Verification;
using Pace.Learning.Web.Platform.Security.Rotation;

namespace Pace.Learning.Web.Accounts;

/// <summary>Signing in, roles, and the rule that everything is closed unless it says otherwise.</summary>
internal static class AccountsRegistration
{
    public static WebApplicationBuilder AddAccounts(this WebApplicationBuilder builder)
    {
        builder.Services.AddAccountRows().AddScoped<ILedgerCheck, RoleNamesCheck>();
        builder.Services.AddScoped<ITakenBack, TakenBackAccounts>();
        builder.Services.Configure<AccountOptions>(builder.Configuration.GetSection("Pace:Accounts"));
        PersonIdentity.Add(builder.Services);
        AccountSchemes.Add(builder.Services, SecurityRegistration.SecureWhen(builder.Configuration.GetSection("Pace").Get<PaceOptions>() ?? new PaceOptions()));
        builder.Services.AddAuthorization();
        builder.Services.AddSingleton<AddressAlias>().AddScoped<ISealedByMaster, SecondStepSeals>().AddScoped<ISealedByMaster, AliasSeals>();
        builder.AddOpenIdConnect();
        builder.Services.AddScoped<SignInFlow>().AddScoped<SignInLinks>().AddScoped<Registrations>().AddScoped<PasswordSignIn>().AddScoped<PasskeySignIn>();
        builder.Services.AddScoped<SecondSteps>().AddScoped<AuthenticatorSetUp>().AddScoped<SecurityNotices>().AddScoped<MyAccount.SealedAddressChange>();
        builder.Services.AddScoped<BrowserSessions>().AddScoped<RoleActs>().AddScoped<RoleMail>().AddScoped<StaffRoles>().AddScoped<StandIns>().AddScoped<StandInDays>().AddScoped<StaffInvitations>().AddScoped<FirstAdministrator>();
        builder.Services.AddHostedService<TellOfUnreadable>();
        builder.Services.AddScoped<ListedPeople>().AddScoped<WaitingRoles>().AddScoped<RolePages>();
        builder.Services.AddScoped<IPersonalData, AccountData>().AddScoped<IPersonalData, UnsentForms>().AddScoped<AccountClosing>();
        builder.Services.AddScoped(services => new PersonDirectory(services.GetRequiredService<PaceDbContext>(), services.GetRequiredService<UserManager<Person>>));
        return builder;
    }

    /// <summary>
    /// What every address of ours asks for unless it says otherwise. It names our session, so that nobody comes in who is signed in with a host only,
    /// and no policy of the whole process, which a host may set or want to do without.
    /// </summary>
    public static void CurrentUser(AuthorizationPolicyBuilder policy) => policy.AddAuthenticationSchemes(AccountSchemes.Session).RequireAuthenticatedUser();

    public static IApplicationBuilder UseAccounts(this IApplicationBuilder app)
    {
        app.UseRateLimiter(RateLimits.From(app.ApplicationServices.GetRequiredService<IOptions<SecurityOptions>>().Value));
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
        app.Use(FormKeeper.KeepAsync);
        app.UseAuthorization();
        app.Use(StaleForms.CheckEndpointsAsync);
        return app;
    }

    public static IEndpointRouteBuilder MapAccounts(this IEndpointRouteBuilder routes)
    {
        routes.MapOpenIdConnect();
        routes.MapPost("/sign-in/passkey-options", PasskeySignIn.OptionsAsync).AllowAnonymous();
        routes.MapGet("/account/data", DataDownload.GetAsync);
        if (routes.ServiceProvider.GetRequiredService<IHostEnvironment>().IsDevelopment())
        {
            routes.MapGet("/dev/sign-in", DevSignIn.SignInAsync).AllowAnonymous();
        }
        return routes;
    }
}
