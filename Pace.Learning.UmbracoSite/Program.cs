using Umbraco.Cms.Core.DependencyInjection;
using Umbraco.Extensions;
#if ONE_PROCESS
using Pace.Learning.Web;
#endif

var builder = WebApplication.CreateBuilder(args);

#if ONE_PROCESS
builder.AddPaceLearning();
#endif
builder.CreateUmbracoBuilder()
    .AddBackOffice()
    .AddWebsite()
    .AddDeliveryApi()
    .AddComposers()
    .Build();

var app = builder.Build();
await app.BootUmbracoAsync();

#if ONE_PROCESS
await app.PrepareAsync();
app.UsePaceLearning();
#endif
app.UseUmbraco()
    .WithMiddleware(umbraco =>
    {
        umbraco.UseBackOffice();
#if !ONE_PROCESS
        umbraco.UseWebsite();
#endif
    })
    .WithEndpoints(umbraco =>
    {
        umbraco.UseBackOfficeEndpoints();
#if !ONE_PROCESS
        umbraco.UseWebsiteEndpoints();
#endif
    });

await app.RunAsync();
