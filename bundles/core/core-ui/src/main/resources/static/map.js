// Draws things with Leaflet. There are no tiles: the background is a net of meridians and
// parallels, so nothing is asked of any other host. Texts arrive translated and are set as text.
(function () {
  'use strict';

  const DRAWN = 'ctdp-map-drawn';
  const CHOSEN = 'ctdp-map-chosen';

  function graticule(map) {
    const layer = L.layerGroup().addTo(map);
    const style = { color: '#8fa6bf', weight: 1, opacity: 0.55, interactive: false, dashArray: '3 4' };
    function label(at, text, cls) {
      L.marker(at, {
        interactive: false,
        keyboard: false,
        icon: L.divIcon({ className: 'ctdp-map-degree ' + cls, html: text, iconSize: null })
      }).addTo(layer);
    }
    function degrees(value, step) {
      return value.toFixed(step < 0.01 ? 3 : step < 0.1 ? 2 : step < 1 ? 1 : 0).replace('.', ',') + '°';
    }
    function draw() {
      layer.clearLayers();
      const b = map.getBounds();
      const wide = Math.max(b.getNorth() - b.getSouth(), 1e-6);
      const step = [10, 5, 2, 1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005, 0.002, 0.001]
        .find(s => wide / s >= 3) || 0.001;
      for (let y = Math.ceil(b.getSouth() / step) * step; y < b.getNorth(); y += step) {
        L.polyline([[y, b.getWest()], [y, b.getEast()]], style).addTo(layer);
        label([y, b.getWest()], degrees(y, step), 'ctdp-map-degree-y');
      }
      for (let x = Math.ceil(b.getWest() / step) * step; x < b.getEast(); x += step) {
        L.polyline([[b.getSouth(), x], [b.getNorth(), x]], style).addTo(layer);
        label([b.getNorth(), x], degrees(x, step), 'ctdp-map-degree-x');
      }
    }
    map.on('moveend zoomend resize', draw);
    draw();
  }

  function popup(feature) {
    const box = document.createElement('div');
    box.className = 'ctdp-map-popup';
    const title = document.createElement(feature.link ? 'a' : 'strong');
    title.textContent = feature.name;
    if (feature.link) {
      title.href = feature.link;
      title.setAttribute('router-link', '');
    }
    box.appendChild(title);
    (feature.lines || []).forEach(text => {
      const line = document.createElement('div');
      line.textContent = text;
      box.appendChild(line);
    });
    return box;
  }

  function create(host, texts) {
    if (host.ctdpMap) {
      return host.ctdpMap;
    }
    const map = L.map(host, {
      attributionControl: false,
      zoomControl: false,
      zoomSnap: 0.25,
      minZoom: 4,
      maxZoom: 19,
      center: [16, 107],
      zoom: 5
    });
    L.control.zoom({ zoomInTitle: texts.zoomIn, zoomOutTitle: texts.zoomOut }).addTo(map);
    L.control.scale({ imperial: false }).addTo(map);
    graticule(map);
    const state = { map: map, layers: new Map(), group: L.featureGroup().addTo(map), drawing: null };
    host.ctdpMap = state;
    // Styles may come after the map: until the user takes over, every size shows all there is.
    ['pointerdown', 'wheel', 'keydown'].forEach(type =>
      host.addEventListener(type, () => { state.touched = true; }, { passive: true, capture: true }));
    new ResizeObserver(() => {
      map.invalidateSize({ animate: false });
      if (!state.touched) {
        fitAll(state);
      }
    }).observe(host);
    return state;
  }

  function fitAll(state) {
    if (!state.fit || !state.group.getLayers().length || !state.map.getSize().x) {
      return;
    }
    state.map.fitBounds(state.group.getBounds().pad(0.15), { maxZoom: state.fit, animate: false });
  }

  function show(host, features, texts, fit) {
    const state = create(host, texts);
    state.group.clearLayers();
    state.layers.clear();
    features.forEach(f => {
      const parts = [];
      if (f.outline) {
        parts.push(L.geoJSON(f.outline, {
          style: { color: f.colour, weight: 2, fillColor: f.colour, fillOpacity: 0.25 }
        }));
      }
      if (f.lat != null) {
        parts.push(L.circleMarker([Number(f.lat), Number(f.lon)], {
          radius: 8, color: '#fff', weight: 2, fillColor: f.colour, fillOpacity: 1
        }));
      }
      if (!parts.length) {
        return;
      }
      const layer = L.featureGroup(parts);
      if (f.lines) {
        layer.bindPopup(() => popup(f), { autoPanPadding: [20, 20], maxWidth: 280 });
      }
      layer.on('click', () => host.dispatchEvent(new CustomEvent(CHOSEN, { detail: { id: f.id } })));
      layer.bindTooltip(f.name, { sticky: true });
      layer.addTo(state.group);
      state.layers.set(f.id, layer);
    });
    if (fit) {
      state.fit = fit;
      state.map.invalidateSize({ animate: false });
      fitAll(state);
    }
  }

  function choose(host, id) {
    const state = host.ctdpMap;
    const layer = state && state.layers.get(id);
    if (!layer) {
      return;
    }
    state.touched = true;
    const bounds = layer.getBounds();
    if (!state.map.getBounds().contains(bounds)) {
      state.map.panTo(bounds.getCenter(), { animate: false });
    }
    layer.openPopup(bounds.getCenter());
  }

  // Degrees with six places, as they are stored: what is shown is what is sent.
  function six(value) {
    return Number(value.toFixed(6));
  }

  function tell(host, detail) {
    host.dispatchEvent(new CustomEvent(DRAWN, { detail: { drawn: JSON.stringify(detail) } }));
  }

  function point(host, texts, lat, lon) {
    const state = create(host, texts);
    const place = at => {
      if (state.drawing) {
        state.drawing.remove();
      }
      state.drawing = L.circleMarker(at, {
        radius: 9, color: '#fff', weight: 2, fillColor: '#b3261e', fillOpacity: 1
      }).addTo(state.map);
    };
    host.classList.add('ctdp-map-drawing');
    if (lat != null) {
      place([lat, lon]);
      state.touched = true;
      state.map.setView([lat, lon], Math.max(state.map.getZoom(), 13), { animate: false });
    }
    if (!state.pointing) {
      state.pointing = true;
      state.map.on('click', e => {
        place(e.latlng);
        tell(host, { lat: six(e.latlng.lat).toFixed(6), lon: six(e.latlng.lng).toFixed(6) });
      });
    }
  }

  function outline(host, texts) {
    const state = create(host, texts);
    const corners = [];
    state.corners = corners;
    host.classList.add('ctdp-map-drawing');
    const line = L.polygon([], { color: '#b3261e', weight: 2, fillOpacity: 0.12 }).addTo(state.map);
    const dots = L.layerGroup().addTo(state.map);
    function draw() {
      line.setLatLngs(corners);
      dots.clearLayers();
      corners.forEach((corner, i) => {
        L.circleMarker(corner, {
          radius: 5, color: '#b3261e', weight: 2, fillColor: '#fff', fillOpacity: 1, interactive: false
        }).addTo(dots);
      });
      const ring = corners.map(c => [six(c.lng), six(c.lat)]);
      tell(host, {
        points: corners.length,
        geoJson: ring.length < 3
          ? null
          : JSON.stringify({ type: 'Polygon', coordinates: [ring.concat([ring[0]])] })
      });
    }
    state.redraw = draw;
    if (!state.outlining) {
      state.outlining = true;
      state.map.doubleClickZoom.disable();
      state.map.on('click', e => {
        state.corners.push(e.latlng);
        state.redraw();
      });
    }
  }

  function undo(host) {
    const state = host.ctdpMap;
    if (state && state.corners && state.corners.length) {
      state.corners.pop();
      state.redraw();
    }
  }

  window.ctdpMap = { show, choose, point, outline, undo };
})();
