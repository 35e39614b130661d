using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Pace.Learning.Tests.Support;

/// <summary>The site on a database that is there already.</summary>
internal sealed class AppOn(string connection, string dataFolder, string? content = null, TimeProvider? clock = null) : WebApplicationFactory<Program>
{
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        builder.UseSetting("ConnectionStrings:Pace", connection);
        builder.UseSetting("Pace:DataPath", dataFolder);
        builder.UseSetting("Pace:ContentPath", content ?? Repository.Content);
        builder.UseSetting("Pace:GivesMemoryBack", "false");
        builder.UseSetting("Pace:Jobs:Run", "false");
        builder.UseSetting("Pace:Security:SignInsPerMinute", "100000");
        if (clock is not null)
        {
            builder.ConfigureTestServices(services => services.RemoveAll<TimeProvider>().AddSingleton(clock));
        }
    }

    public async Task<T> WithDatabaseAsync<T>(Func<PaceDbContext, Task<T>> use)
    {
        await using var scope = Services.CreateAsyncScope();
        return await use(scope.ServiceProvider.GetRequiredService<PaceDbContext>());
    }
}
