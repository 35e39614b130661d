namespace Pace.Learning.Web.Platform.KeptForms;

internal static class KeptFormsRegistration
{
    public static void AddKeptForms(this IServiceCollection services) => services.AddSingleton<FormOwners>().AddScoped<KeptFormStore>();
}
