using System.Buffers;
using System.Text.Json;
using Membership.Domain.Common;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Membership.Benchmarks.Bare;

/// <summary>
/// The verb <c>bare</c>: the yardstick. Kestrel, one prepared ADO.NET command for each of the API's own statements, JSON written by hand:
/// no authentication, validation, mediator, mapper or EF Core.
/// </summary>
internal static class BareCommand
{
    public static async Task<int> RunAsync(string[] args)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var pool = new BarePool(args[0]);
        var gate = new SemaphoreSlim(1, 1);
        app.MapGet("/ready", () => "ready");
        app.MapGet("/member/{id:guid}", (Guid id, HttpContext http) => Write(http, pool, (bare, json) => bare.Member(id, json)));
        app.MapGet("/roster/{slug}", (string slug, HttpContext http) => Write(http, pool, (bare, json) => bare.Roster(slug, json)));
        app.MapGet("/search/{q}", (string q, HttpContext http) => Write(http, pool, (bare, json) => bare.Search(SearchKeys.RangeOf(q), json)));
        app.MapPost("/enroll/{slug}/{member:guid}", async (string slug, Guid member, HttpContext http) =>
        {
            await gate.WaitAsync();
            try
            {
                await Write(http, pool, (bare, json) => bare.Enroll(slug, member, json));
            }
            finally
            {
                gate.Release();
            }
        });
        await app.RunAsync();
        return 0;
    }

    private static async Task Write(HttpContext http, BarePool pool, Action<BareConnection, Utf8JsonWriter> work)
    {
        var buffer = new ArrayBufferWriter<byte>(16 * 1024);
        using (var json = new Utf8JsonWriter(buffer))
        {
            var connection = pool.Rent();
            work(connection, json);
            pool.Return(connection);
        }
        http.Response.ContentType = "application/json; charset=utf-8";
        http.Response.ContentLength = buffer.WrittenCount;
        await http.Response.Body.WriteAsync(buffer.WrittenMemory);
    }
}
